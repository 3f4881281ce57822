namespace Persistence.Imports;

/// <summary>What became of an import's change.</summary>
public enum ImportChangeState
{
    /// <summary>It stands.</summary>
    Stands,

    /// <summary>It was taken back.</summary>
    Undone,

    /// <summary>The undo left it: a person changed or used it since.</summary>
    Kept,
}
