using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>A customer who may be the same.</summary>
/// <param name="Id">Who.</param>
/// <param name="Number">Speakable number.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Score">How sure; 100 and more: surely.</param>
/// <param name="Reasons">Keys, strongest first.</param>
public sealed record DuplicateWire(Guid Id, string Number, string Name, string Phone, int Score, IReadOnlyList<string> Reasons)
{
    internal static DuplicateWire From(DuplicateCandidate c) =>
        new(c.Customer.Id.Value, c.Customer.Number, c.Customer.Name, PhoneNumber.Mask(c.Phone), c.Score, [.. c.Reasons.Select(r => r.Key)]);
}
