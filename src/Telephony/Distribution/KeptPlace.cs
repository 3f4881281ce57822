using Telephony.Calls;

namespace Telephony.Distribution;

/// <summary>The place of a caller who left his queue and may ring again.</summary>
/// <param name="Interaction">The contact that ended.</param>
/// <param name="Queued">His first time of queueing.</param>
/// <param name="Until">When the place is given up.</param>
public sealed record KeptPlace(InteractionId Interaction, DateTimeOffset Queued, DateTimeOffset Until);
