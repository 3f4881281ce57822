namespace CallCenter.Web.Features.Supervisor;

/// <summary>Who did what to whom on the floor, kept for good.</summary>
public interface IDeedLog
{
    /// <summary>One line.</summary>
    Task NoteAsync(string by, string deed, string subject, string? before, string? after, CancellationToken ct);
}
