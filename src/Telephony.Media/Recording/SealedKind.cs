namespace Telephony.Media.Recording;

/// <summary>What a sealed file holds.</summary>
internal enum SealedKind : byte
{
    /// <summary>Interleaved G.711 audio; its WAV head is made while reading.</summary>
    Audio = 1,

    /// <summary>Bytes that belong to a recording, such as its waveform.</summary>
    Bytes = 2,
}
