using System.Collections.Concurrent;

namespace Telephony.Media.Remote;

/// <summary>Carries a client's commands to the engine; what it throws becomes a Failure frame.</summary>
internal sealed class MediaCommands(Func<FrameOutbox?> outbox, TimeProvider clock)
{
    private readonly ConcurrentDictionary<MediaLegId, PipedTransport> _piped = new();

    public void Packet(Span<byte> payload)
    {
        if (payload.Length <= MediaProtocol.IdBytes)
            throw new MediaProtocolException("A packet without bytes.");
        // A leg that was closed meanwhile has no transport any more, and nobody who would miss the packet.
        if (_piped.TryGetValue(new MediaLegId(new Guid(payload[..MediaProtocol.IdBytes])), out var piped))
            piped.Receive(payload[MediaProtocol.IdBytes..], clock.GetTimestamp());
    }

    /// <exception cref="MediaProtocolException">The payload is not that command's.</exception>
    /// <exception cref="MediaException">The engine refuses.</exception>
    public void Run(MediaEngine engine, FrameKind kind, ReadOnlySpan<byte> payload, WireWriter reply)
    {
        var from = new WireReader(payload);
        switch (kind)
        {
            case FrameKind.OpenRtpLeg: reply.EndPoint(engine.OpenRtpLeg(Last(ref from))); break;
            case FrameKind.OpenPipedLeg: OpenPiped(engine, ref from); break;
            case FrameKind.SetRemote: SetRemote(engine, ref from); break;
            case FrameKind.SetFormat: SetFormat(engine, ref from); break;
            case FrameKind.CloseLeg: engine.CloseLeg(Last(ref from)); break;
            case FrameKind.SetHeard: SetHeard(engine, ref from); break;
            case FrameKind.ListenersOf: ListenersOf(engine, ref from, reply); break;
            case FrameKind.Connect: Connect(engine, ref from); break;
            case FrameKind.Disconnect: engine.Disconnect(Last(ref from)); break;
            case FrameKind.Play: Play(engine, ref from); break;
            case FrameKind.StopPlay: engine.StopPlay(Last(ref from)); break;
            case FrameKind.Mute: Mute(engine, ref from); break;
            case FrameKind.SendDigit: SendDigit(engine, ref from); break;
            case FrameKind.StartRecording: StartRecording(engine, ref from); break;
            case FrameKind.StopRecording: engine.StopRecording(new RecordingId(Last(ref from).Value)); break;
            case FrameKind.PauseRecording: engine.PauseRecording(new RecordingId(Last(ref from).Value)); break;
            case FrameKind.ResumeRecording: engine.ResumeRecording(new RecordingId(Last(ref from).Value)); break;
            case FrameKind.Statistics: Statistics(engine, ref from, reply); break;
            case FrameKind.Counters: Counters(engine, ref from, reply); break;
            case FrameKind.AddPrompt: AddPrompt(engine, ref from); break;
            case FrameKind.RemovePrompt: RemovePrompt(engine, ref from); break;
            case FrameKind.Note: Note(engine, ref from); break;
            case FrameKind.Adopt: Adopt(engine, ref from, reply); break;
            case FrameKind.Standing: Standing(engine, ref from, reply); break;
            default: throw new MediaProtocolException($"{(int)kind} is not a command.");
        }
    }

    /// <summary>The one id that a payload is.</summary>
    private static MediaLegId Last(ref WireReader from)
    {
        var leg = from.Leg();
        from.End();
        return leg;
    }

    private void OpenPiped(MediaEngine engine, ref WireReader from)
    {
        var (leg, format) = (from.Leg(), from.Format());
        from.End();
        var piped = new PipedTransport(leg, outbox, gone => _piped.TryRemove(gone, out _));
        engine.OpenLeg(leg, piped, format);
        _piped[leg] = piped;
    }

    private static void SetRemote(MediaEngine engine, ref WireReader from)
    {
        var (leg, remote, format, signalling) = (from.Leg(), from.EndPoint(), from.Format(), from.OptionalAddress());
        from.End();
        engine.SetRemote(leg, remote, format, signalling);
    }

    private static void SetFormat(MediaEngine engine, ref WireReader from)
    {
        var (leg, format) = (from.Leg(), from.Format());
        from.End();
        engine.SetFormat(leg, format);
    }

    private static void SetHeard(MediaEngine engine, ref WireReader from)
    {
        var listener = from.Leg();
        var speakers = new MediaLegId[from.Count(MediaProtocol.IdBytes)];
        for (var i = 0; i < speakers.Length; i++)
            speakers[i] = from.Leg();
        from.End();
        engine.SetHeard(listener, speakers);
    }

    private static void ListenersOf(MediaEngine engine, ref WireReader from, WireWriter reply)
    {
        var listeners = engine.ListenersOf(Last(ref from));
        reply.Int32(listeners.Count);
        foreach (var (leg, takesEvents) in listeners)
            reply.Leg(leg).Flag(takesEvents);
    }

    private static void Connect(MediaEngine engine, ref WireReader from)
    {
        var a = from.Leg();
        engine.Connect(a, Last(ref from));
    }

    private static void Play(MediaEngine engine, ref WireReader from)
    {
        var (leg, name, loop) = (from.Leg(), new PromptId(from.Text()), from.Flag());
        var prompts = new PromptId[from.Count(MediaProtocol.LeastTextBytes)];
        for (var i = 0; i < prompts.Length; i++)
            prompts[i] = new PromptId(from.Text());
        from.End();
        engine.Play(leg, name, [.. prompts], loop);
    }

    private static void Mute(MediaEngine engine, ref WireReader from)
    {
        var (leg, muted) = (from.Leg(), from.Flag());
        from.End();
        engine.Mute(leg, muted);
    }

    private static void SendDigit(MediaEngine engine, ref WireReader from)
    {
        var (leg, digit, duration) = (from.Leg(), (char)from.UInt16(), from.Int32());
        from.End();
        engine.SendDigit(leg, digit, duration);
    }

    private static void StartRecording(MediaEngine engine, ref WireReader from)
    {
        var (leg, recording, path) = (from.Leg(), from.Recording(), from.Text());
        from.End();
        engine.StartRecording(leg, recording, path);
    }

    private static void Statistics(MediaEngine engine, ref WireReader from, WireWriter reply)
    {
        if (engine.Statistics(Last(ref from)) is { } statistics)
            reply.Flag(true).Statistics(statistics);
        else
            reply.Flag(false);
    }

    private static void Counters(MediaEngine engine, ref WireReader from, WireWriter reply)
    {
        from.End();
        reply.Int32(engine.OpenLegs);
        foreach (var value in engine.Counters.ToValues())
            reply.Int64(value);
    }

    private static void AddPrompt(MediaEngine engine, ref WireReader from)
    {
        var (prompt, path) = (new PromptId(from.Text()), from.Text());
        from.End();
        try
        {
            engine.Prompts.Add(prompt, path);
        }
        catch (InvalidDataException unusable)
        {
            throw new IOException(unusable.Message, unusable);
        }
    }

    private static void RemovePrompt(MediaEngine engine, ref WireReader from)
    {
        var prompt = new PromptId(from.Text());
        from.End();
        engine.Prompts.Remove(prompt);
    }

    private static void Note(MediaEngine engine, ref WireReader from)
    {
        var leg = from.Leg();
        engine.Note(leg, from.Bytes(from.Left));
    }

    private static void Adopt(MediaEngine engine, ref WireReader from, WireWriter reply)
    {
        if (engine.Adopt(new StandingLeg(Last(ref from), true, null)) is { } note)
            reply.Flag(true).Bytes(note);
        else
            reply.Flag(false);
    }

    private static void Standing(MediaEngine engine, ref WireReader from, WireWriter reply)
    {
        from.End();
        var legs = engine.Standing();
        reply.Int32(legs.Count);
        foreach (var leg in legs)
        {
            reply.Leg(leg.Leg).Flag(leg.IsRtp).Flag(leg.Recording is not null);
            if (leg.Recording is { } recording)
                reply.Recording(recording).Flag(leg.IsPaused);
        }
    }
}
