using System.Net;
using Telephony.Media.Recording;

namespace Telephony.Media;

/// <summary>Where the media engine listens and writes.</summary>
/// <param name="Address">Local address to bind media sockets to.</param>
/// <param name="AdvertisedAddress">Address that peers are told in SDP; differs from <paramref name="Address"/> behind NAT.</param>
/// <param name="FirstPort">First port of the range (its even ports are used), or 0: any free port.</param>
/// <param name="LastPort">Last port of the range, inclusive; ignored when <paramref name="FirstPort"/> is 0.</param>
/// <param name="RecordingsDirectory">Root of all recordings; created at start.</param>
public sealed record MediaOptions(IPAddress Address, IPAddress AdvertisedAddress, int FirstPort, int LastPort, string RecordingsDirectory)
{
    /// <summary>WAV files below it become prompts; null: only the sounds made in code.</summary>
    public string? PromptsDirectory { get; init; }

    /// <summary>How long a closed leg's port stays unused, so that late packets of the old call do not reach the new one.</summary>
    public TimeSpan PortRest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which a leg that should send is reported.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after the remote address is set another source than the one in SDP may still be learnt (NAT).</summary>
    public TimeSpan LearningWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>No new recording is started when the disk has less room than this.</summary>
    public long DiskReserveBytes { get; init; } = 64L << 20;

    /// <summary>Master keys of sealed recordings: needed to seal new ones and to repair old ones.</summary>
    public RecordingKeys RecordingKeys { get; init; } = RecordingKeys.None;

    /// <summary>New recordings are kept sealed (AES-256-GCM) under the first of <see cref="RecordingKeys"/>.</summary>
    public bool SealRecordings { get; init; }

    /// <summary>Most legs open at once; a guard against leaks, far above what one machine carries.</summary>
    public int MaximumLegs { get; init; } = 4096;
}
