namespace Persistence.Callbacks;

/// <summary>Open call-backs as supervisors worry about them.</summary>
/// <param name="Open">Not final.</param>
/// <param name="DueSoon">Late within the hours of <c>alert.callback-risk-hours</c>.</param>
/// <param name="Overdue">Past their promise.</param>
/// <param name="AtMark48">Passed 48 hours, not yet 60.</param>
/// <param name="AtMark60">Passed 60 hours, not yet 68.</param>
/// <param name="AtMark68">Passed 68 hours, not yet overdue.</param>
/// <param name="NextLateAt">The nearest promise that is not yet broken, or null.</param>
public sealed record CallbackRisk(int Open, int DueSoon, int Overdue, int AtMark48, int AtMark60, int AtMark68, DateTimeOffset? NextLateAt);
