namespace Persistence.History;

public enum RecordingState
{
    /// <summary>Being written.</summary>
    Open,

    /// <summary>Whole.</summary>
    Closed,

    /// <summary>Cut by a crash and closed at the next start; plays up to the cut.</summary>
    Repaired,

    /// <summary>Cannot be played.</summary>
    Broken,

    /// <summary>Retention has claimed it and takes its file away; too late to hold it.</summary>
    Removing,

    /// <summary>Removed by retention; the row stays.</summary>
    Deleted,
}
