namespace Telephony.Media.Remote;

/// <summary>What the media process is told at its start; everything else comes with the first client.</summary>
/// <param name="Socket">Path of its Unix-domain socket; the folder is made for this account alone.</param>
public sealed record MediaServerOptions(string Socket)
{
    /// <summary>How long calls go on after their client is gone: a restart of the web process takes about ten seconds, and who talks longer than this to
    /// somebody who cannot be served any more is better told by silence than kept.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);
}
