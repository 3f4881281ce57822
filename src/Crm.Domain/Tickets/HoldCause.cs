namespace Crm.Domain.Tickets;

/// <summary>Why nothing is settled for a ticket yet.</summary>
public enum HoldCause
{
    /// <summary>费用不符: the fee said differs from the fee recorded (reference §5.4, 18).</summary>
    FeeMismatch,

    /// <summary>低分待审: a low score that no leader has looked at (reference §5.4, 19).</summary>
    LowScore,

    /// <summary>配件补录: parts were entered after the day of the visit (reference §5.4, 11).</summary>
    LateParts,

    /// <summary>旧件未回: an old part that is due back has not come (reference §5.4, 13).</summary>
    CoreMissing,
}
