namespace Crm.Domain.Tickets;

/// <summary>Somebody, or a work group, whom a message may name.</summary>
/// <param name="Name">What stands behind the <c>@</c>: an account or a group's name.</param>
/// <param name="Label">What people call him; may stand behind the <c>@</c> as well.</param>
/// <param name="People">Whom it means: one account, or the group's members.</param>
public sealed record MentionTarget(string Name, string Label, ImmutableArray<string> People);
