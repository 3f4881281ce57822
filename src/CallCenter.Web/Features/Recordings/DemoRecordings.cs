using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using CallCenter.Web.Composition.Settings;
using Persistence.Demo;
using Persistence.History;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Makes audio for some demo calls, once, so that the reviewer's page has something to play before the first real call.</summary>
internal sealed class DemoRecordings(DemoQuality quality, AppSettings settings, TimeProvider clock)
{
    private const int Rate = 8_000;
    private const int HeaderBytes = 44;

    /// <summary>Files first, rows second: rows without files would be the one state that a start must not leave behind.</summary>
    public async Task LoadOnceAsync(CancellationToken ct)
    {
        var calls = await quality.PlanAsync(ct);
        if (calls.Count == 0)
            return;
        var voice = new DemoVoice();
        List<RecordingRow> rows = [];
        foreach (var call in calls)
            rows.Add(Write(call, voice));
        await quality.StoreAsync(calls, rows, clock.GetUtcNow(), ct);
    }

    private RecordingRow Write(DemoRecordedCall call, DemoVoice voice)
    {
        var relative = string.Create(CultureInfo.InvariantCulture, $"{call.StartedAt.UtcDateTime:yyyy/MM/dd}/{call.Interaction:N}.wav");
        var path = Path.Combine(settings.Data.Recordings, relative);
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new byte[HeaderBytes + ((int)(call.Length.TotalSeconds * Rate) * 2)];
        WriteHeader(file);
        var hold = call.HoldFrom is { } from && call.HoldTo is { } to ? (from, to) : ((TimeSpan, TimeSpan)?)null;
        voice.Fill(file.AsSpan(HeaderBytes), new DemoTalk(call.Length, hold), new Random(call.Interaction.GetHashCode()));
        OwnerOnly.Write(path, file);
        return new RecordingRow
        {
            Id = call.Interaction, InteractionId = call.Interaction, RelativePath = relative, StartedAt = call.StartedAt,
            DurationMs = (file.Length - HeaderBytes) / 2 * 1_000L / Rate, Bytes = file.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)), State = RecordingState.Closed,
            Spans = """{"gaps":[],"stalls":[],"pauses":[],"lostFrames":0,"droppedFrames":0}""",
        };
    }

    /// <summary>RIFF/WAVE with µ-law, two channels (RFC 2361, format tag 7).</summary>
    private static void WriteHeader(Span<byte> file)
    {
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(file[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(file[20..], 7);
        BinaryPrimitives.WriteInt16LittleEndian(file[22..], 2);
        BinaryPrimitives.WriteInt32LittleEndian(file[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file[28..], Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(file[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(file[34..], 8);
        "data"u8.CopyTo(file[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[40..], file.Length - HeaderBytes);
    }
}
