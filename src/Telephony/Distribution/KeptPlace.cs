using Telephony.Calls;
using Telephony.Ivr.Flows;

namespace Telephony.Distribution;

/// <summary>The place of a caller who left his queue and may ring again.</summary>
/// <param name="Interaction">The contact that ended.</param>
/// <param name="Queued">His first time of queueing.</param>
/// <param name="Until">When the place is given up.</param>
/// <param name="Language">What he heard; he is greeted in it.</param>
public sealed record KeptPlace(InteractionId Interaction, DateTimeOffset Queued, DateTimeOffset Until, FlowLanguage Language = FlowLanguage.Chinese);
