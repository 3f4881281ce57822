namespace CallCenter.Web.Features.Recordings;

/// <summary>What a check of all recordings can find.</summary>
public enum IntegrityFault
{
    /// <summary>The chain vouches for it, but its file is not there.</summary>
    FileMissing,

    /// <summary>The file is not what was recorded.</summary>
    FileChanged,

    /// <summary>The chain vouches for it, but the database does not know it any more.</summary>
    RowMissing,

    /// <summary>The database says another hash, length or day than the chain.</summary>
    RowChanged,

    /// <summary>A recording for which no day vouches, although its day is long over, or whose day does not list it.</summary>
    NotInChain,

    /// <summary>An audio file that no recording owns.</summary>
    UnknownFile,

    /// <summary>A day's list is not in the folder; the rows were taken instead.</summary>
    ListMissing,

    /// <summary>A day's list is not the one that was closed.</summary>
    ListChanged,

    /// <summary>A day does not begin with the hash of the day before it: a day was taken out or exchanged.</summary>
    LinkBroken,

    /// <summary>A sealed file that no given key opens.</summary>
    KeyMissing,

    /// <summary>The file is there, but the disk or its rights do not give it out, or it does not open; so it is with a folder.</summary>
    FileUnreadable,

    /// <summary>A sealed file that was made for another recording.</summary>
    FileExchanged,
}
