namespace Telephony.Sip.Sdp;

/// <summary>RFC 3264 for one G.711 audio stream with telephone-event (RFC 4733). Pure functions over texts.</summary>
public static class OfferAnswer
{
    /// <summary>Our offer: one audio stream with all our codecs.</summary>
    /// <param name="local">Our side.</param>
    public static string CreateOffer(SdpLocalMedia local)
    {
        ArgumentNullException.ThrowIfNull(local);
        var text = SdpWriter.Session(local);
        var codecs = new (int, SdpCodec)[local.Codecs.Length];
        for (var i = 0; i < codecs.Length; i++) codecs[i] = ((int)local.Codecs[i], local.Codecs[i]);
        SdpWriter.Audio(text, local, codecs, local.TelephoneEvent, local.Direction);
        return text.ToString();
    }

    /// <summary>Our answer: the first plain audio stream with a codec of ours is taken, every other stream is rejected with port 0.</summary>
    /// <param name="offer">The peer's offer.</param>
    /// <param name="local">Our side; the offerer's order of codecs wins, as RFC 3264 §6.1 recommends.</param>
    /// <returns>Negotiated with the answer in <see cref="SdpOutcome.Negotiated.LocalSdp"/>, or a refusal: 400 unreadable, 488 nothing in common.</returns>
    public static SdpOutcome Answer(string offer, SdpLocalMedia local)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(local);
        if (!SdpParser.TryParse(offer, out var description, out var fault)) return new SdpOutcome.Refused(400, fault);
        var text = SdpWriter.Session(local);
        SdpOutcome.Negotiated? taken = null;
        var reason = "no audio stream";
        foreach (var media in description.Media)
        {
            if (taken is not null || !media.IsPlainAudio || !TryAgree(media, local, out var agreed, ref reason))
            {
                SdpWriter.Rejected(text, media);
                continue;
            }

            taken = agreed;
            SdpWriter.Audio(text, local, [(agreed.PayloadType, agreed.Codec)], agreed.TelephoneEvent, agreed.Direction);
        }

        if (taken is null && local.MayPause && Paused(description, local) is { } paused) taken = paused;
        return taken is null ? new SdpOutcome.Refused(488, reason) : taken with { LocalSdp = text.ToString() };
    }

    /// <summary>Reads the answer to our offer.</summary>
    /// <param name="ownOffer">The offer we sent.</param>
    /// <param name="remoteAnswer">What came back.</param>
    /// <returns>Negotiated (with empty LocalSdp), or a refusal when the answer breaks RFC 3264 or rejects the stream.</returns>
    public static SdpOutcome Complete(string ownOffer, string remoteAnswer)
    {
        ArgumentNullException.ThrowIfNull(ownOffer);
        ArgumentNullException.ThrowIfNull(remoteAnswer);
        if (!SdpParser.TryParse(ownOffer, out var offered, out var ownFault)) return new SdpOutcome.Refused(400, "own offer: " + ownFault);
        if (!SdpParser.TryParse(remoteAnswer, out var answered, out var fault)) return new SdpOutcome.Refused(400, fault);

        // RFC 3264 §6: "For each "m=" line in the offer, there MUST be a corresponding "m=" line in the answer."
        if (offered.Media.Length != answered.Media.Length) return new SdpOutcome.Refused(488, "number of streams");
        for (var i = 0; i < offered.Media.Length; i++)
        {
            if (!offered.Media[i].IsPlainAudio) continue;
            if (!answered.Media[i].IsPlainAudio) return new SdpOutcome.Refused(488, "stream rejected");
            var own = new SdpLocalMedia { Rtp = new IPEndPoint(IPAddress.Any, 0), SessionId = 0, Codecs = CodecsOf(offered.Media[i]), Direction = offered.Media[i].Direction };
            var reason = "";
            return TryAgree(answered.Media[i], own, out var agreed, ref reason) ? agreed : new SdpOutcome.Refused(488, reason);
        }

        return new SdpOutcome.Refused(488, "no audio stream");
    }

    /// <summary>The audio stream that is offered with port 0; its codecs may be left out then (any format is to be ignored).</summary>
    private static SdpOutcome.Negotiated? Paused(SdpDescription description, SdpLocalMedia local)
    {
        foreach (var media in description.Media)
        {
            if (media.Kind != "audio" || media.Port != 0 || media.Protocol != "RTP/AVP") continue;
            if (!TryCodec(media, local.Codecs, out var codec, out var payload)) (codec, payload) = (local.Codecs[0], (int)local.Codecs[0]);
            return new SdpOutcome.Negotiated(null, codec, payload, TelephoneEvent(media, local), SdpDirection.Inactive, true, Math.Clamp(media.PtimeMs ?? 20, 10, 60), "");
        }

        return null;
    }

    private static bool TryAgree(SdpMedia media, SdpLocalMedia local, out SdpOutcome.Negotiated agreed, ref string reason)
    {
        agreed = null!;
        if (media.HasNamedAddress || media.Address is null)
        {
            reason = "c= names no address";
            return false;
        }

        if (!TryCodec(media, local.Codecs, out var codec, out var payload))
        {
            reason = "no common codec";
            return false;
        }

        // RFC 3264 §6.1: our direction is at most the mirror of the peer's; §8.4: c=0.0.0.0 is the hold of old.
        var unspecified = media.Address.Equals(IPAddress.Any) || media.Address.Equals(IPAddress.IPv6Any);
        var direction = Mirror(media.Direction) & local.Direction;
        if (unspecified) direction &= ~SdpDirection.SendOnly;
        var held = unspecified || !media.Direction.HasFlag(SdpDirection.RecvOnly);
        var remote = unspecified ? null : new IPEndPoint(media.Address, media.Port);
        agreed = new SdpOutcome.Negotiated(remote, codec, payload, TelephoneEvent(media, local), direction, held, Math.Clamp(media.PtimeMs ?? 20, 10, 60), "");
        return true;
    }

    private static SdpDirection Mirror(SdpDirection peer)
    {
        var ours = SdpDirection.Inactive;
        if (peer.HasFlag(SdpDirection.SendOnly)) ours |= SdpDirection.RecvOnly;
        if (peer.HasFlag(SdpDirection.RecvOnly)) ours |= SdpDirection.SendOnly;
        return ours;
    }

    private static bool TryCodec(SdpMedia media, ImmutableArray<SdpCodec> ours, out SdpCodec codec, out int payload)
    {
        foreach (var format in media.Formats)
        {
            if (CodecOf(media, format, out payload) is { } found && ours.Contains(found))
            {
                codec = found;
                return true;
            }
        }

        codec = default;
        payload = 0;
        return false;
    }

    private static ImmutableArray<SdpCodec> CodecsOf(SdpMedia media)
    {
        var codecs = ImmutableArray.CreateBuilder<SdpCodec>();
        foreach (var format in media.Formats)
            if (CodecOf(media, format, out _) is { } codec) codecs.Add(codec);
        return codecs.ToImmutable();
    }

    /// <summary>An rtpmap decides; without one the static numbers 0 and 8 of RFC 3551 count.</summary>
    private static SdpCodec? CodecOf(SdpMedia media, string format, out int payload)
    {
        payload = 0;
        if (!SipSyntax.TryNumber(format, 127, out var number)) return null;
        payload = (int)number;
        if (!media.Maps.TryGetValue(payload, out var map)) return payload switch { 0 => SdpCodec.Pcmu, 8 => SdpCodec.Pcma, _ => null };
        return map switch
        {
            "pcmu/8000" or "pcmu/8000/1" => SdpCodec.Pcmu,
            "pcma/8000" or "pcma/8000/1" => SdpCodec.Pcma,
            _ => null,
        };
    }

    private static int? TelephoneEvent(SdpMedia media, SdpLocalMedia local)
    {
        if (local.TelephoneEvent is null) return null;
        foreach (var format in media.Formats)
            if (SipSyntax.TryNumber(format, 127, out var number) && media.Maps.TryGetValue((int)number, out var map) && map.StartsWith("telephone-event/8000", StringComparison.Ordinal)) return (int)number;
        return null;
    }
}
