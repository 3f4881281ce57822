using System.Globalization;
using Crm.Domain.Callbacks;
using Crm.Domain.Dispatch;

namespace Crm.Domain.Tickets;

/// <summary>What holds a ticket's settlement, and how a hold ends (reference §5.4: 11, 18, 19).</summary>
public static class SettlementHoldRules
{
    /// <summary>The hold that a follow-up raises, or null: a fee that differs and a low score hold, the rest does not.</summary>
    public static SettlementHold? Of(CallbackFollowUp followUp) => CauseOf(followUp.Kind) is { } cause
        ? new SettlementHold
        {
            Id = followUp.Id, TicketId = followUp.TicketId, Cause = cause, Subject = followUp.Number, Since = followUp.CreatedAt, RaisedBy = followUp.CreatedBy,
            ReleasedAt = followUp.SettledAt, ReleasedBy = followUp.SettledBy, ReleaseReason = followUp.Result, Version = 1,
        }
        : null;

    /// <summary>The hold that a visit's result raises, or null: parts that are written down on a later day than they were used are looked at first.</summary>
    /// <param name="id">Identity minted at the edge.</param>
    /// <param name="order">The visit after its result.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="visited">Local day of the visit.</param>
    /// <param name="entered">Local day of the entry.</param>
    /// <param name="by">Who entered it.</param>
    /// <param name="now">When.</param>
    public static SettlementHold? Of(Guid id, DispatchOrder order, VisitResult result, DateOnly visited, DateOnly entered, string by, DateTimeOffset now)
    {
        var hasParts = !result.PartsUsed.IsDefaultOrEmpty || result.Parts > Money.Zero;
        return hasParts && entered > visited
            ? new SettlementHold { Id = id, TicketId = order.TicketId, Cause = HoldCause.LateParts, Subject = order.Number, Since = now, RaisedBy = by, Version = 1 }
            : null;
    }

    /// <summary>The hold released by a person, or why not. What a follow-up raised ends with the follow-up; nobody releases what his own deed raised.</summary>
    public static (SettlementHold? Released, Refusal? Refusal) Release(SettlementHold hold, string? reason, string by, DateTimeOffset now)
    {
        if (!hold.IsOpen) return (null, Refusal.Of("HoldIsReleased", ("subject", hold.Subject)));
        if (hold.Cause is HoldCause.FeeMismatch or HoldCause.LowScore) return (null, Refusal.Of("HoldEndsWithItsFollowUp", ("subject", hold.Subject)));
        if (string.IsNullOrWhiteSpace(reason)) return (null, Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "reason")));
        if (reason.Length > FollowUpRules.ResultLength) return (null, Refusal.Of("TextTooLong", ("field", "reason"), ("limit", FollowUpRules.ResultLength.ToString(CultureInfo.InvariantCulture))));
        return by == hold.RaisedBy ? (null, Refusal.Of("HoldNeedsAnotherPerson", ("agent", by))) : (Ended(hold, reason.Trim(), by, now), null);
    }

    /// <summary>The hold ended by the settling of its follow-up.</summary>
    public static SettlementHold Ended(SettlementHold hold, string reason, string by, DateTimeOffset now) =>
        hold with { ReleasedAt = now, ReleasedBy = by, ReleaseReason = reason, Version = hold.Version + 1 };

    private static HoldCause? CauseOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.FeeException => HoldCause.FeeMismatch,
        FollowUpKind.Approval => HoldCause.LowScore,
        _ => null,
    };
}
