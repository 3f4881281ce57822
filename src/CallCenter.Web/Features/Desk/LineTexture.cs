namespace CallCenter.Web.Features.Desk;

/// <summary>Texture of the line under the top bar and of the state mark: one state, one shape (design notes, principles 1 and 2).</summary>
public enum LineTexture
{
    /// <summary>Hairline: no call.</summary>
    Idle,

    /// <summary>Running dashes: rings or is dialled.</summary>
    Ringing,

    /// <summary>Solid: talk.</summary>
    Talk,

    /// <summary>Ticks: the customer hears music.</summary>
    Hold,

    /// <summary>Draining bar: after-call work.</summary>
    Wrap,
}
