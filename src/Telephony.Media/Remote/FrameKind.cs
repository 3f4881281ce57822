namespace Telephony.Media.Remote;

/// <summary>What a frame is. Values are the wire's and never change their meaning within a version.</summary>
internal enum FrameKind : byte
{
    /// <summary>Client: magic, version, key. Answered with instance, process id, whether an engine runs.</summary>
    Hello = 1,

    /// <summary>Client: every fact up to this number was told.</summary>
    Acknowledge = 2,

    /// <summary>Both: a leg's id and one clear RTP packet, of a leg whose transport is in the client's process.</summary>
    Packet = 3,

    Configure = 16,
    OpenRtpLeg = 17,
    OpenPipedLeg = 18,
    SetRemote = 19,
    SetFormat = 20,
    CloseLeg = 21,
    SetHeard = 22,
    ListenersOf = 23,
    Connect = 24,
    Disconnect = 25,
    Play = 26,
    StopPlay = 27,
    Mute = 28,
    SendDigit = 29,
    StartRecording = 30,
    StopRecording = 31,
    PauseRecording = 32,
    ResumeRecording = 33,
    Statistics = 34,
    Counters = 35,
    AddPrompt = 36,
    RemovePrompt = 37,
    Standing = 38,
    Stop = 39,
    Note = 40,
    Adopt = 41,

    /// <summary>Server: the answer to the oldest command that waits.</summary>
    Reply = 64,

    /// <summary>Server: why that command was not carried out.</summary>
    Failure = 65,

    /// <summary>Server: a numbered fact.</summary>
    Fact = 66,
}
