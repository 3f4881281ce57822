namespace Telephony.Media.Recording;

/// <summary>A sealed file lies in the place of one recording, but was made for another: somebody exchanged or copied files. It is not opened.</summary>
public sealed class RecordingExchangedException : Exception
{
    /// <param name="expected">The recording in whose place it lies.</param>
    /// <param name="found">The recording it was made for, as its authenticated head says.</param>
    public RecordingExchangedException(RecordingId expected, RecordingId found) : base($"The sealed file in the place of recording {expected} was made for recording {found}.") =>
        (Expected, Found) = (expected, found);

    /// <summary>The recording in whose place it lies.</summary>
    public RecordingId Expected { get; }

    /// <summary>The recording it was made for.</summary>
    public RecordingId Found { get; }
}
