namespace Crm.Domain.Administration;

/// <summary>An agent of a queue.</summary>
/// <param name="Agent">User name.</param>
/// <param name="Level">1 to 9; a higher level stands first in the queue's order.</param>
public sealed record QueueMember(string Agent, int Level);
