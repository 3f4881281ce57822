using System.Collections.Immutable;

namespace CallCenter.Web.Features.Recordings;

/// <summary>A check of all recordings: how far it is, and what it found.</summary>
public sealed record IntegrityRun
{
    /// <summary>Findings told by name; more are only counted.</summary>
    public const int MostFindings = 1_000;

    /// <summary>Who asked for it.</summary>
    public string By { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was through, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>It could not go on: store or disk do not answer.</summary>
    public bool IsFailed { get; init; }

    /// <summary>Recordings to check.</summary>
    public int Total { get; init; }

    /// <summary>Recordings checked.</summary>
    public int Done { get; init; }

    /// <summary>Days of the chain.</summary>
    public int Days { get; init; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; init; }

    /// <summary>Recordings whose file was removed when its time was over; the chain still vouches for them.</summary>
    public int Deleted { get; init; }

    /// <summary>Recordings whose day is not over or not closed yet.</summary>
    public int Pending { get; init; }

    /// <summary>All findings.</summary>
    public int Found { get; init; }

    /// <summary>The first of them.</summary>
    public ImmutableArray<IntegrityFinding> Findings { get; init; } = [];

    /// <summary>Through, and nothing found.</summary>
    public bool IsIntact => FinishedAt is not null && !IsFailed && Found == 0;

    /// <summary>With one more finding.</summary>
    internal IntegrityRun With(IntegrityFault fault, string subject, DateOnly? day) =>
        this with { Found = Found + 1, Findings = Findings.Length < MostFindings ? Findings.Add(new IntegrityFinding(fault, subject, day)) : Findings };
}
