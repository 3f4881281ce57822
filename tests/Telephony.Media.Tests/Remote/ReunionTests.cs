using System.Net;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>The connection to the same media process breaks and comes back: what was wanted meanwhile is so afterwards, and what ran goes on.</summary>
public sealed class ReunionTests
{
    private const double MusicTone = 600;
    private const double VoiceTone = 1100;

    /// <summary>Packets listened to at a time: 200 ms.</summary>
    private const int Listened = 10;

    private static readonly PromptId s_music = new("test/music");

    private static readonly PromptId s_sentence = new("test/sentence");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Talk_ThatBeganWhileTheLinkWasDown_IsHeard_AndTheMusicBeforeItIsNot()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        using var customer = new RtpTestPeer();
        using var agent = new RtpTestPeer();
        var (a, _) = Open(client, customer);
        var (b, toAgent) = Open(client, agent);
        AddPrompts(client, link);
        client.Play(a, s_music, true);
        await HearsAsync(customer, MusicTone);

        await link.BreakAsync(client);
        client.StopPlay(a);
        Unreachable(() => client.SetHeard(a, b));
        Unreachable(() => client.SetHeard(b, a));
        await link.MendAsync(client);

        client.ListenersOf(a).Select(l => l.Leg).ShouldBe([b]);
        client.ListenersOf(b).Select(l => l.Leg).ShouldBe([a]);
        using var talk = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var voice = agent.SayAsync(toAgent, TestVoice.Tone(VoiceTone, 120_000), talk.Token);
        await HearsAsync(customer, VoiceTone);
        await talk.CancelAsync();
        await voice;
    }

    [Fact]
    public async Task Music_ThatWasAskedForWhileTheLinkWasDown_IsPlayed()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        using var customer = new RtpTestPeer();
        var (a, _) = Open(client, customer);
        AddPrompts(client, link);
        await link.BreakAsync(client);
        Unreachable(() => client.Play(a, s_music, true));
        await link.MendAsync(client);
        await HearsAsync(customer, MusicTone);
    }

    [Fact]
    public async Task Sentence_ThatRunsWhenTheLinkBreaks_IsHeardToItsEnd()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        using var customer = new RtpTestPeer();
        var (a, _) = Open(client, customer);
        AddPrompts(client, link);
        client.StopPlay(a);
        client.Play(a, s_sentence, false);
        await link.BreakAsync(client);
        await link.MendAsync(client);
        await Eventually.IsTrueAsync(() => link.Events.FinishedPrompts.Contains((a, s_sentence)), "it is told as finished");
    }

    [Fact]
    public async Task Sentence_ThatWasRefusedWhileTheLinkWasDown_IsNotPlayedLater_NorWhatItReplaced()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        using var customer = new RtpTestPeer();
        using var agent = new RtpTestPeer();
        var (a, _) = Open(client, customer);
        var (b, toAgent) = Open(client, agent);
        AddPrompts(client, link);
        client.SetHeard(a, b);
        client.Play(a, s_music, true);
        await link.BreakAsync(client);
        Unreachable(() => client.Play(a, s_sentence, false));
        await link.MendAsync(client);
        using var talk = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var voice = agent.SayAsync(toAgent, TestVoice.Tone(VoiceTone, 120_000), talk.Token);
        await HearsAsync(customer, VoiceTone);
        await talk.CancelAsync();
        await voice;
        link.Events.FinishedPrompts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Music_ThatWasRefusedAsUnknown_ChangesNothing_ThenOrLater()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        using var customer = new RtpTestPeer();
        var (a, _) = Open(client, customer);
        AddPrompts(client, link);
        client.Play(a, s_music, true);
        Should.Throw<MediaException>(() => client.Play(a, new PromptId("test/none"), true)).Fault.ShouldBe(MediaFault.UnknownPrompt);
        Should.Throw<MediaException>(() => client.Play(a, new PromptId("test/none"), false)).Fault.ShouldBe(MediaFault.UnknownPrompt);
        await link.BreakAsync(client);
        await link.MendAsync(client);
        var before = customer.Received.Count;
        await Eventually.IsTrueAsync(() => customer.Received.Count >= before + Listened, "the music goes on");
        await HearsAsync(customer, MusicTone);
    }

    [Fact]
    public async Task Party_ThatWasPartedWhileTheLinkWasDown_IsNotHeardAnyMore()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        var (a, b, c) = (MediaBench.NewLeg(), MediaBench.NewLeg(), MediaBench.NewLeg());
        foreach (var leg in (MediaLegId[])[a, b, c])
            client.OpenRtpLeg(leg);
        client.Connect(a, b);
        client.SetHeard(c, a, b);
        await link.BreakAsync(client);
        client.Disconnect(a);
        await link.MendAsync(client);
        client.ListenersOf(a).ShouldBeEmpty();
        client.ListenersOf(b).Select(l => l.Leg).ShouldBe([c]);
    }

    [Fact]
    public async Task Leg_ThatWasClosedWhileTheLinkWasDown_DoesNotHinderTheOthers()
    {
        await using var link = new BreakableLink();
        await using var client = await link.ClientAsync();
        var (a, b, c) = (MediaBench.NewLeg(), MediaBench.NewLeg(), MediaBench.NewLeg());
        foreach (var leg in (MediaLegId[])[a, b, c])
            client.OpenRtpLeg(leg);
        client.Connect(a, b);
        await link.BreakAsync(client);
        Unreachable(() => client.SetHeard(a, b, c));
        client.CloseLeg(b);
        await link.MendAsync(client);
        client.ListenersOf(c).Select(l => l.Leg).ShouldBe([a]);
        client.OpenLegs.ShouldBe(2);
    }

    /// <summary>A card number is being read out when the web process dies; the next one has a lost connection of its own.</summary>
    [Fact]
    public async Task PausedRecording_OfASurvivor_StaysPaused()
    {
        await using var link = new BreakableLink();
        var (leg, recording) = (MediaBench.NewLeg(), MediaBench.NewRecording());
        await using (var dead = await link.ClientAsync())
        {
            dead.OpenRtpLeg(leg);
            dead.StartRecording(leg, recording, "2026/card.wav");
            dead.PauseRecording(recording);
            await dead.LeaveAsync();
        }

        await using var client = await link.ClientAsync();
        var left = client.Standing().ShouldHaveSingleItem();
        left.IsPaused.ShouldBeTrue();
        client.Adopt(left);
        await link.BreakAsync(client);
        await link.MendAsync(client);
        client.Standing().ShouldHaveSingleItem().ShouldBe(new StandingLeg(leg, true, recording, true));
        client.ResumeRecording(recording);
        client.Standing().ShouldHaveSingleItem().IsPaused.ShouldBeFalse();
    }

    private static (MediaLegId Leg, IPEndPoint Local) Open(RemoteMediaEngine client, RtpTestPeer phone)
    {
        var leg = MediaBench.NewLeg();
        var local = client.OpenRtpLeg(leg);
        client.SetRemote(leg, phone.LocalEndPoint, LegFormat.Pcmu);
        return (leg, local);
    }

    private static void AddPrompts(RemoteMediaEngine client, BreakableLink link)
    {
        Add(client, link.Folder.File("music.wav"), s_music, 500);
        Add(client, link.Folder.File("sentence.wav"), s_sentence, 2000);
    }

    private static void Add(RemoteMediaEngine client, string file, PromptId prompt, int milliseconds)
    {
        new TestWav(8000, [TestVoice.Tone(MusicTone, milliseconds)]).Write(file);
        client.Prompts.Add(prompt, file);
    }

    private static void Unreachable(Action act) => Should.Throw<MediaException>(act).Fault.ShouldBe(MediaFault.EngineUnreachable);

    private static Task HearsAsync(RtpTestPeer phone, double tone) => Eventually.IsTrueAsync(
        () => phone.ReceivedAudio is { Count: >= Listened } heard && ToneProbe.IsHeard(heard.GetRange(heard.Count - Listened, Listened).SelectMany(p => phone.Law.Decode(p.Payload)).ToArray(), tone),
        $"{tone} Hz are heard");
}
