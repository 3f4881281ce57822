namespace Crm.Domain.Webhooks;

/// <summary>What a person or a program asks a subscription to be.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Address">Where events are sent, an absolute URL.</param>
/// <param name="Events">Kinds of events: <c>ticket.opened</c> for one, <c>ticket.*</c> for all of a family.</param>
/// <param name="IsActive">False: nothing is sent; what happens meanwhile is sent when it is switched on again.</param>
public sealed record WebhookDraft(string Name, string Address, ImmutableArray<string> Events, bool IsActive = true);
