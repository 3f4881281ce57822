namespace Telephony.Media.Remote;

/// <summary>What an exception was, so that the client's side throws its like.</summary>
internal enum FailureKind : byte
{
    /// <summary>A <see cref="MediaException"/> with its fault.</summary>
    Media,

    /// <summary>An <see cref="IOException"/>.</summary>
    Disk,

    /// <summary>A bug, or another version.</summary>
    Other,
}
