namespace Telephony.Media.Recording;

/// <summary>How far a hand-over to the file got.</summary>
internal enum HandOverProgress
{
    /// <summary>The file has all that is due now.</summary>
    UpToDate,

    /// <summary>More is due already: the disk was behind by more than one ring.</summary>
    More,

    /// <summary>The recording has ended and this was the rest.</summary>
    Complete,
}
