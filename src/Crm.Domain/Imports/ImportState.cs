namespace Crm.Domain.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file lies here; its columns are being named.</summary>
    Uploaded,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>Its rows are read.</summary>
    Running,

    /// <summary>Every row was read.</summary>
    Done,

    /// <summary>A person stopped it; what was written before stays and can be undone.</summary>
    Cancelled,

    /// <summary>The file could not be read to its end; what was written before stays and can be undone.</summary>
    Failed,

    /// <summary>It is being taken back.</summary>
    Undoing,

    /// <summary>It was taken back, but for what people changed since.</summary>
    Undone,
}
