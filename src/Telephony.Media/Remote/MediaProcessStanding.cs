namespace Telephony.Media.Remote;

/// <summary>How the media process is.</summary>
public enum MediaProcessStanding
{
    /// <summary>It is being started or looked for.</summary>
    Starting,

    /// <summary>It is led by this process.</summary>
    Up,

    /// <summary>The connection was lost; it is being looked for and started again.</summary>
    Lost,

    /// <summary>It was told to end.</summary>
    Stopped,
}
