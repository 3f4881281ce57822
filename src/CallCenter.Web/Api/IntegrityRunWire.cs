using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Realtime.Wire;

namespace CallCenter.Web.Api;

/// <summary>The newest check of all recordings.</summary>
public sealed record IntegrityRunWire
{
    public IntegrityRunWire(IntegrityRun? run)
    {
        State = run switch { null => "never", { FinishedAt: null } => "running", { IsFailed: true } => "failed", { Found: 0 } => "intact", _ => "found" };
        (By, StartedAt, FinishedAt) = (run?.By, run?.StartedAt, run?.FinishedAt);
        (Done, Total, Days, Bytes, Deleted, Pending, Found) = run is null ? default : (run.Done, run.Total, run.Days, run.Bytes, run.Deleted, run.Pending, run.Found);
        Findings = run is null ? [] : [.. run.Findings.Select(f => new IntegrityFindingWire(Words.Of(f.Fault), f.Subject, f.Day))];
    }

    /// <summary>never, running, intact, found or failed.</summary>
    public string State { get; }

    /// <summary>Who asked.</summary>
    public string? By { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; }

    /// <summary>Recordings checked.</summary>
    public int Done { get; }

    /// <summary>Recordings to check.</summary>
    public int Total { get; }

    /// <summary>Days of the chain.</summary>
    public int Days { get; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; }

    /// <summary>Removed by retention.</summary>
    public int Deleted { get; }

    /// <summary>Not chained yet.</summary>
    public int Pending { get; }

    /// <summary>All findings.</summary>
    public int Found { get; }

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<IntegrityFindingWire> Findings { get; }
}
