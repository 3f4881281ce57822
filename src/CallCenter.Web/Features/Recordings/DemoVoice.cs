using Telephony.Media.Codecs;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Two made-up voices that take turns, for recordings of demo calls: syllables without words, so that nothing private is ever in a demo.</summary>
internal sealed class DemoVoice
{
    private const int Rate = 8_000;
    private const int MaterialSeconds = 24;
    private readonly byte[] _customer = Voice(112, 5);
    private readonly byte[] _agent = Voice(205, 9);
    private readonly byte[] _music = Music();

    /// <summary>Fills interleaved µ-law samples: left the customer, right our side.</summary>
    public void Fill(Span<byte> audio, DemoTalk talk, Random random)
    {
        audio.Fill(G711.Silence(G711Codec.Pcmu));
        var samples = audio.Length / 2;
        var agentSpeaks = true;
        for (var at = Rate / 2; at < samples;)
        {
            var turn = Math.Min(random.Next(2 * Rate, 7 * Rate), samples - at);
            Mix(audio, at, turn, agentSpeaks ? _agent : _customer, agentSpeaks ? 1 : 0, random.Next(MaterialSeconds * Rate));
            at += turn + random.Next(Rate / 5, random.Next(6) == 0 ? 4 * Rate : Rate);
            agentSpeaks = !agentSpeaks;
        }

        if (talk.Hold is not { } hold)
            return;
        var (from, to) = ((int)(hold.From.TotalSeconds * Rate), Math.Min(samples, (int)(hold.To.TotalSeconds * Rate)));
        audio[(2 * from)..(2 * to)].Fill(G711.Silence(G711Codec.Pcmu));
        Mix(audio, from, to - from, _music, 1, 0);
    }

    private static void Mix(Span<byte> audio, int at, int count, byte[] material, int channel, int offset)
    {
        for (var i = 0; i < count; i++)
            audio[(2 * (at + i)) + channel] = material[(offset + i) % material.Length];
    }

    /// <summary>A buzz with three overtones under an envelope of about four syllables a second.</summary>
    private static byte[] Voice(double pitch, int seed)
    {
        var random = new Random(seed);
        var sound = new byte[MaterialSeconds * Rate];
        double phase = 0;
        for (var i = 0; i < sound.Length;)
        {
            var syllable = random.Next(Rate / 6, Rate / 3);
            var (loud, tone) = (0.25 + (random.NextDouble() * 0.55), pitch * (0.9 + (random.NextDouble() * 0.25)));
            var silent = random.Next(9) == 0;
            for (var s = 0; s < syllable && i < sound.Length; s++, i++)
            {
                phase += 2 * Math.PI * tone / Rate;
                var envelope = silent ? 0 : Math.Sin(Math.PI * s / syllable);
                var wave = Math.Sin(phase) + (0.6 * Math.Sin(3 * phase)) + (0.35 * Math.Sin(7 * phase));
                sound[i] = G711.Encode(G711Codec.Pcmu, (short)(wave * envelope * loud * 11_000));
            }
        }

        return sound;
    }

    private static byte[] Music()
    {
        double[] notes = [262, 330, 392, 330];
        var sound = new byte[4 * Rate];
        for (var i = 0; i < sound.Length; i++)
            sound[i] = G711.Encode(G711Codec.Pcmu, (short)(Math.Sin(2 * Math.PI * notes[i / Rate] * i / Rate) * 3_000));
        return sound;
    }
}
