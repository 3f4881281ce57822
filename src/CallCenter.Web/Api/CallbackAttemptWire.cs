using Crm.Domain.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>One attempt.</summary>
public sealed record CallbackAttemptWire(
    int Seq, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Agent, Guid? InteractionId, AttemptOutcome? Outcome, bool Counts, DateTimeOffset? AgreedAt, string? Note);
