namespace Telephony.Sip.Sdp;

/// <summary>One m= section.</summary>
internal sealed record SdpMedia
{
    public required string Kind { get; init; }

    public required int Port { get; init; }

    public required string Protocol { get; init; }

    public required ImmutableArray<string> Formats { get; init; }

    /// <summary>c= of the section, else of the session.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Text of a c= that names no literal address: never resolved.</summary>
    public bool HasNamedAddress { get; init; }

    public SdpDirection Direction { get; init; } = SdpDirection.SendRecv;

    public int? PtimeMs { get; init; }

    /// <summary>a=rtpmap: payload type to "name/rate", lower case.</summary>
    public ImmutableDictionary<int, string> Maps { get; init; } = ImmutableDictionary<int, string>.Empty;

    public bool IsPlainAudio => Kind == "audio" && Port != 0 && Protocol is "RTP/AVP";
}
