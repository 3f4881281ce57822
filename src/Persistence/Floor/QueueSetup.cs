using Crm.Domain.Administration;

namespace Persistence.Floor;

/// <summary>A queue as a whole.</summary>
/// <param name="Draft">Names, targets, members.</param>
/// <param name="Ways">How it goes about its calls.</param>
/// <param name="Version">Given back with the change.</param>
public sealed record QueueSetup(QueueDraft Draft, QueueWays Ways, int Version);
