using System.Collections.Immutable;
using System.Net;
using System.Text;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Remote;

/// <summary>The engine's own values on the wire; each pair reads what it writes.</summary>
internal static class WireValues
{
    private const int SpanBytes = 16;

    public static WireWriter Format(this WireWriter to, LegFormat format)
    {
        to.Choice(format.Codec).Byte(format.AudioPayloadType).Flag(format.TelephoneEventPayloadType is not null);
        return to.Byte(format.TelephoneEventPayloadType ?? 0).Choice(format.Direction);
    }

    public static LegFormat Format(this ref WireReader from)
    {
        var (codec, audio, hasEvents, events) = (from.Choice<G711Codec>(), from.Byte(), from.Flag(), from.Byte());
        return new LegFormat(codec, audio, hasEvents ? events : null, from.Choice<MediaDirection>());
    }

    public static WireWriter Options(this WireWriter to, MediaOptions o)
    {
        to.Address(o.Address).Address(o.AdvertisedAddress).Int32(o.FirstPort).Int32(o.LastPort).Text(o.RecordingsDirectory).OptionalText(o.PromptsDirectory);
        to.Int64(o.PortRest.Ticks).Int64(o.SilenceTimeout.Ticks).Int64(o.LearningWindow.Ticks).Int64(o.DiskReserveBytes);
        to.Flag(o.SealRecordings).Int32(o.MaximumLegs);
        var keys = o.RecordingKeys.Ids.Select(id => o.RecordingKeys.Find(id)!.ToLine()).ToList();
        to.Int32(keys.Count);
        foreach (var key in keys)
            to.Text(key);
        return to;
    }

    public static MediaOptions Options(this ref WireReader from)
    {
        var options = new MediaOptions(from.Address(), from.Address(), from.Int32(), from.Int32(), from.Text())
        {
            PromptsDirectory = from.OptionalText(),
            PortRest = Span(from.Int64()),
            SilenceTimeout = Span(from.Int64()),
            LearningWindow = Span(from.Int64()),
            DiskReserveBytes = from.Int64(),
            SealRecordings = from.Flag(),
            MaximumLegs = from.Int32(),
        };
        var keys = new StringBuilder();
        for (var count = from.Count(sizeof(ushort)); count > 0; count--)
            keys.Append(from.Text()).Append('\n');
        try
        {
            return options with { RecordingKeys = RecordingKeys.Parse(keys.ToString()) };
        }
        catch (FormatException)
        {
            throw new MediaProtocolException("A recording key is none.");
        }
    }

    public static WireWriter Statistics(this WireWriter to, LegStatistics s)
    {
        to.Int64(s.PacketsReceived).Int64(s.PacketsSent).Int64(s.Lost).Int64(s.OutOfOrder).Int64(s.Duplicates).Double(s.JitterMs).Int64(s.SourceRejected).Int64(s.StreamRejected);
        to.Int64(s.LastPacketAge?.Ticks ?? -1).Double(s.Mos).Int64(s.Late);
        return to.Double(s.RoundTripMs ?? double.NaN).Double(s.RemoteLossPercent ?? double.NaN);
    }

    public static LegStatistics Statistics(this ref WireReader from) => new(
        from.Int64(), from.Int64(), from.Int64(), from.Int64(), from.Int64(), from.Double(), from.Int64(), from.Int64(),
        from.Int64() is >= 0 and var age ? TimeSpan.FromTicks(age) : null, from.Double(), from.Int64(), Number(from.Double()), Number(from.Double()));

    public static WireWriter Closed(this WireWriter to, RecordingClosed c)
    {
        to.Recording(c.Id).Text(c.RelativePath).Choice(c.Codec).Int64(c.DurationMs).Int64(c.Bytes).Text(c.Sha256).Int64(c.LostFrames).Int64(c.DroppedFrames).Flag(c.Repaired);
        return to.Flag(c.IsOrphan).Spans(c.Gaps).Spans(c.Pauses).Spans(c.Stalls);
    }

    public static RecordingClosed Closed(this ref WireReader from)
    {
        var (id, path, codec, duration, bytes, sha) = (from.Recording(), from.Text(), from.Choice<G711Codec>(), from.Int64(), from.Int64(), from.Text());
        var (lost, dropped, repaired, orphan) = (from.Int64(), from.Int64(), from.Flag(), from.Flag());
        var (gaps, pauses, stalls) = (from.Spans(), from.Spans(), from.Spans());
        return new RecordingClosed(id, path, codec, duration, bytes, sha, gaps, pauses, lost, dropped, repaired) { Stalls = stalls, IsOrphan = orphan };
    }

    public static WireWriter OptionalAddress(this WireWriter to, IPAddress? address) => address is null ? to.Flag(false) : to.Flag(true).Address(address);

    public static IPAddress? OptionalAddress(this ref WireReader from) => from.Flag() ? from.Address() : null;

    private static WireWriter Spans(this WireWriter to, ImmutableArray<RecordingSpan> spans)
    {
        to.Int32(spans.Length);
        foreach (var span in spans)
            to.Int64(span.FromMs).Int64(span.ToMs);
        return to;
    }

    private static ImmutableArray<RecordingSpan> Spans(this ref WireReader from)
    {
        var spans = ImmutableArray.CreateBuilder<RecordingSpan>();
        for (var count = from.Count(SpanBytes); count > 0; count--)
            spans.Add(new RecordingSpan(from.Int64(), from.Int64()));
        return spans.ToImmutable();
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static TimeSpan Span(long ticks) => ticks >= 0 ? TimeSpan.FromTicks(ticks) : throw new MediaProtocolException("A duration is negative.");
}
