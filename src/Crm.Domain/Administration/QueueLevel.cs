namespace Crm.Domain.Administration;

/// <summary>A queue that an agent serves.</summary>
/// <param name="Queue">Short name of the queue.</param>
/// <param name="Level">1 to 9; a higher level stands first in the queue's order.</param>
public sealed record QueueLevel(string Queue, int Level);
