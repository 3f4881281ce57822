namespace Crm.Domain.Administration;

/// <summary>A message of a supervisor to desks.</summary>
/// <param name="Text">What everybody reads; 1 to 300 characters, no data of customers.</param>
/// <param name="Queues">Whose members it is for; empty for everybody.</param>
/// <param name="MustRead">Whether each has to confirm it.</param>
/// <param name="Until">Until when desks show it; at most seven days ahead.</param>
public sealed record BroadcastDraft(string Text, ImmutableArray<string> Queues, bool MustRead, DateTimeOffset Until);
