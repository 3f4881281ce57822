namespace CallCenter.Web.Features.Recordings;

/// <summary>Whether a recording can be heard, and if not, why.</summary>
public enum RecordingCondition
{
    /// <summary>It plays.</summary>
    Playable,

    /// <summary>The call is still going on.</summary>
    Open,

    /// <summary>Known, but its file is not on the disk: moved, or not restored with the database.</summary>
    FileMissing,

    /// <summary>The file cannot be read as audio.</summary>
    Broken,

    /// <summary>Removed when its time was over.</summary>
    Deleted,

    /// <summary>Was never made: disk full, or the process ended before it began.</summary>
    NotRecorded,
}
