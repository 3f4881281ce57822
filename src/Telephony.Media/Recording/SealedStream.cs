namespace Telephony.Media.Recording;

/// <summary>The content of a sealed file as a seekable stream; a recording's begins with its WAV head. Opens only the blocks that are asked for.</summary>
internal sealed class SealedStream : Stream
{
    private readonly SealedBlocks _blocks;
    private readonly byte[] _block = new byte[SealedLayout.Block];
    private readonly long _content;
    private readonly byte[] _head;
    private readonly long _last;
    private long _opened = -1;
    private int _openedLength;
    private long _position;

    /// <exception cref="InvalidDataException">Not a sealed file, or one that was cut.</exception>
    /// <exception cref="RecordingKeyException">No given key opens it.</exception>
    /// <exception cref="RecordingExchangedException">It was made for another recording.</exception>
    public SealedStream(RecordingId id, string path, RecordingKeys keys)
    {
        _blocks = SealedBlocks.Open(id, path, keys, FileAccess.Read);
        _content = _blocks.Length;
        _last = Math.Max(0, (_content - 1) / SealedLayout.Block);
        _head = _blocks.Kind == SealedKind.Audio ? StereoWavHeader.Complete(_blocks.Codec, _content / StereoWavHeader.BytesPerSample) : [];
        try
        {
            // The last block proves the length: a file that was cut has none.
            Open(_last);
        }
        catch
        {
            _blocks.Dispose();
            throw;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _head.Length + _content;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length && _position < Length)
        {
            var part = _position < _head.Length ? _head.AsSpan((int)_position) : Content(_position - _head.Length);
            var count = Math.Min(part.Length, buffer.Length - done);
            part[..count].CopyTo(buffer[done..]);
            done += count;
            _position += count;
        }

        return done;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _blocks.Dispose();
        base.Dispose(disposing);
    }

    private Span<byte> Content(long at)
    {
        Open(at / SealedLayout.Block);
        return _block.AsSpan((int)(at % SealedLayout.Block), _openedLength - (int)(at % SealedLayout.Block));
    }

    private void Open(long block)
    {
        if (block == _opened)
            return;
        _opened = -1;
        _openedLength = _blocks.TryRead(block, block == _last, _block);
        if (_openedLength < 0 || (block < _last && _openedLength < SealedLayout.Block))
            throw new InvalidDataException(block == _last
                ? "The sealed recording was cut off or its end was changed."
                : $"The sealed recording was changed at {block * StereoRing.Block / 8_000} s (block {block}).");
        _opened = block;
    }
}
