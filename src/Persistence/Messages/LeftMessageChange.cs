using Crm.Domain.Messages;

namespace Persistence.Messages;

/// <summary>What the exchange told of a message or call-back; may come twice.</summary>
/// <param name="Id">The row's id when it is new.</param>
/// <param name="InteractionId">The contact.</param>
/// <param name="Kind">What was promised.</param>
/// <param name="QueueId">The queue he waited in.</param>
/// <param name="At">When.</param>
/// <param name="State">Kept: promised. Open: a person has to. Done: fulfilled by the exchange.</param>
/// <param name="Word">Why a person has to, or how it was fulfilled; a word of the exchange.</param>
/// <param name="Agent">Who fulfilled it, or null.</param>
public sealed record LeftMessageChange(Guid Id, Guid InteractionId, LeftMessageKind Kind, string QueueId, DateTimeOffset At, LeftMessageState State, string? Word = null, string? Agent = null);
