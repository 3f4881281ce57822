using System.Collections.Immutable;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.Customers;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Training;

/// <summary>Who calls in an exercise.</summary>
/// <param name="From">His number as the trunk would deliver it.</param>
/// <param name="Queue">Which queue he reaches.</param>
/// <param name="Pop">What the desk shows of him.</param>
/// <param name="Meant">The customer who should be chosen, or null.</param>
/// <param name="Addresses">Where the known customers live.</param>
/// <param name="Speech">The sentence that is heard, one of the demo caller's; or null when the story alone tells it.</param>
internal sealed record PracticeCaller(string From, QueueId Queue, CallerPop Pop, CustomerId? Meant, ImmutableArray<CustomerAddress> Addresses, string? Speech);
