using System.Collections.Immutable;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>A recording that lies sealed on the disk (<see cref="SealedLayout"/>).</summary>
internal sealed class SealedRecordingFile : RecordingFile
{
    /// <summary>As far back as a running recording is corrected (2.5 s) plus what one turn writes: only there can the end of the process have torn a block.</summary>
    private const int TornAtMost = 128;

    private readonly SealedBlocks _blocks;

    private SealedRecordingFile(SealedBlocks blocks) => _blocks = blocks;

    public static SealedRecordingFile Create(RecordingId id, string path, G711Codec codec, RecordingKey key) =>
        new(SealedBlocks.Create(id.Value, path, SealedKind.Audio, codec, key));

    public static SealedRecordingFile Reopen(RecordingId id, string path, RecordingKeys keys) => new(SealedBlocks.Open(id, path, keys, FileAccess.ReadWrite));

    public override void Write(ReadOnlySpan<byte> samples, long position) => _blocks.Write(position / StereoRing.Block, samples, last: false);

    /// <summary>Marks the last block as the last. A block that the end of the process tore is cut off at the end, and silent within.</summary>
    public override RecordingExtent Complete()
    {
        var content = new byte[SealedLayout.Block];
        var length = _blocks.Length;
        var blocks = (length + SealedLayout.Block - 1) / SealedLayout.Block;
        var tail = 0;
        while (blocks > 0 && (tail = Read(blocks - 1, content)) < 0)
            blocks--;
        tail = Math.Max(0, tail) / StereoWavHeader.BytesPerSample * StereoWavHeader.BytesPerSample;
        var last = Math.Max(0, blocks - 1);
        _blocks.Write(last, content.AsSpan(0, tail), last: true);
        _blocks.CutTo(last, tail);
        var torn = SilenceTorn(last);
        _blocks.Flush();
        return new RecordingExtent(((last * SealedLayout.Block) + tail) / StereoWavHeader.BytesPerSample, torn);
    }

    public override void Dispose() => _blocks.Dispose();

    /// <summary>A file that was completed before, and interrupted then, has a last block already.</summary>
    private int Read(long block, byte[] content)
    {
        var length = _blocks.TryRead(block, last: false, content);
        return length >= 0 ? length : _blocks.TryRead(block, last: true, content);
    }

    private ImmutableArray<(long From, long To)> SilenceTorn(long before)
    {
        var content = new byte[SealedLayout.Block];
        var torn = ImmutableArray.CreateBuilder<(long, long)>();
        for (var block = Math.Max(0, before - TornAtMost); block < before; block++)
        {
            if (_blocks.TryRead(block, last: false, content) == content.Length)
                continue;
            Array.Fill(content, G711.Silence(_blocks.Codec));
            _blocks.Write(block, content, last: false);
            torn.Add((block * StereoRing.Block, (block + 1) * StereoRing.Block));
        }

        return torn.ToImmutable();
    }
}
