using System.Collections.Immutable;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>What is known of one caller: begins at the INVITE, is delivered with the offer.</summary>
/// <param name="Interaction">The contact.</param>
/// <param name="Number">The number as understood; may be withheld or no number at all.</param>
/// <param name="Received">When the INVITE came.</param>
/// <param name="State">How far the look-up is.</param>
/// <param name="Card">The found customers, ranked; only when <see cref="PopState.Ready"/>.</param>
public sealed record CallerPop(InteractionId Interaction, PhoneNumber Number, DateTimeOffset Received, PopState State, PopCard? Card)
{
    /// <summary>Whom the caller named by keys, or null when only his number speaks for him.</summary>
    public KeyedCaller? Keyed { get; init; }

    /// <summary>One of our technicians, when it is his own number; known a moment after the card.</summary>
    public CallingTechnician? Technician { get; init; }

    /// <summary>By when the likeliest customer was promised a call, or null; known a moment after the card.</summary>
    public DateTimeOffset? CallbackDueAt { get; init; }

    /// <summary>The agent to whom the call was offered last, or null.</summary>
    public AgentId? OfferedTo { get; init; }

    /// <summary>All to whom it was offered, the newest last: an agent and the colleague whom he asks see the same. At most <see cref="Limits.Desks"/>.</summary>
    public ImmutableArray<AgentId> Desks { get; init; } = [];

    /// <summary>What the caller hears, as it was when the call was offered: greet him in it.</summary>
    public FlowLanguage Language { get; init; }

    /// <summary>When it was offered to him.</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>When a desk first got it complete, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When a browser first painted it, or null.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>The look-up is over, with whatever result.</summary>
    public bool IsComplete => State != PopState.Looking;

    /// <summary>The same pop, offered to one more agent.</summary>
    public CallerPop Offered(AgentId agent, DateTimeOffset at)
    {
        var desks = Desks.Remove(agent).Add(agent);
        return this with { OfferedTo = agent, OfferedAt = at, Desks = desks.Length > Limits.Desks ? desks.RemoveAt(0) : desks };
    }
}
