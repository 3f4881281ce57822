namespace CallCenter.Web.Features.Supervisor;

/// <summary>Open call-backs by how near their deadline is.</summary>
/// <param name="Open">Not yet completed, cancelled or excluded.</param>
/// <param name="DueSoon">Of these, due within the hours of the setting <c>alert.callback-risk-hours</c> and not overdue.</param>
/// <param name="Overdue">Of these, past their deadline: the promise is broken.</param>
/// <param name="Mark48">Open and past the 48-hour mark, not yet at the next one.</param>
/// <param name="Mark60">Open and past the 60-hour mark, not yet at the next one.</param>
/// <param name="Mark68">Open and past the 68-hour mark, not yet overdue.</param>
public sealed record CallbackRisk(int Open, int DueSoon, int Overdue, int Mark48, int Mark60, int Mark68)
{
    /// <summary>Nobody counts: neither zero nor good news.</summary>
    public static CallbackRisk Unknown { get; } = new(-1, 0, 0, 0, 0, 0);

    /// <summary>Somebody counted.</summary>
    public bool IsKnown => Open >= 0;
}
