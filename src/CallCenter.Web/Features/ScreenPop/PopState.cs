namespace CallCenter.Web.Features.ScreenPop;

/// <summary>How far the look-up of a caller has come.</summary>
public enum PopState
{
    /// <summary>Asked; the answer is milliseconds away.</summary>
    Looking,

    /// <summary>At least one customer has this number.</summary>
    Ready,

    /// <summary>Nobody has this number, or it was withheld: the desk offers quick creation with the number filled in.</summary>
    NotFound,

    /// <summary>The look-up failed or could not be queued; the desk says so and works on by hand.</summary>
    Failed,
}
