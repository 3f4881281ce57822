using Telephony.Media.Codecs;
using Telephony.Media.Prompts;

namespace Telephony.Media.Rtp;

/// <summary>
/// Sends digits to one leg by RFC 4733: a packet every 20 ms with growing duration, the end three times, then a pause.
/// Paced like a prompt; silences the leg's other audio meanwhile. At most <see cref="MaximumWaiting"/> digits wait.
/// </summary>
internal sealed class DigitSender(OutboundStream outbound) : IPaced
{
    /// <summary>More than the longest number or card that anybody dials.</summary>
    public const int MaximumWaiting = 64;

    private const int MinimumMs = 40;
    private const int MaximumMs = 6000;
    private const int FrameSamples = 160;
    private const int EndPackets = 3;
    private const int PauseTicks = 4;
    private readonly Lock _gate = new();
    private readonly Queue<(byte Code, ushort Duration)> _waiting = new();
    private (byte Code, ushort Duration) _current;
    private bool _sending;
    private int _ends;
    private int _pause;
    private int _elapsed;
    private int _epoch;
    private ushort _sequence;
    private volatile bool _stopped;

    /// <summary>The leg is closed: the pacer forgets this sender at its next tick. Until then it stays there once used.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Shorter is not heard by every receiver, longer blocks the voice.</summary>
    public static int ClampDuration(int milliseconds) => Math.Clamp(milliseconds, MinimumMs, MaximumMs);

    /// <summary>False when too many wait.</summary>
    /// <param name="code">Event code 0-15.</param>
    /// <param name="durationMs">40-6,000 ms.</param>
    public bool Enqueue(byte code, int durationMs)
    {
        lock (_gate)
        {
            if (_waiting.Count >= MaximumWaiting)
                return false;
            _waiting.Enqueue((code, (ushort)(durationMs * 8)));
            return true;
        }
    }

    public bool Tick(long now, int epoch)
    {
        lock (_gate)
        {
            if (_pause > 0)
            {
                _pause--;
                return !_stopped;
            }

            if (!_sending && !Begin())
                return !_stopped;
            _elapsed = Math.Min(_elapsed + FrameSamples, _current.Duration);
            Send(now);
            if (_ends == EndPackets)
                Finish();
            return !_stopped;
        }
    }

    private bool Begin()
    {
        if (!_waiting.TryDequeue(out _current))
            return false;
        (_sending, _elapsed, _ends) = (true, 0, 0);
        _epoch++;
        outbound.BeginDigit(this);
        return true;
    }

    private void Send(long now)
    {
        var end = _elapsed == _current.Duration;
        if (end)
            _ends++;
        Span<byte> payload = stackalloc byte[TelephoneEvent.Length];
        // The digit's number stands for its timestamp: another digit is another event.
        new TelephoneEvent(_current.Code, end, (ushort)_elapsed).Write(payload);
        outbound.SendEvent(this, new MediaFrame(_epoch, _sequence++, (uint)_epoch, G711Codec.Pcmu, payload, now), (uint)_elapsed);
    }

    private void Finish()
    {
        _sending = false;
        _pause = PauseTicks;
        outbound.EndDigit();
    }
}
