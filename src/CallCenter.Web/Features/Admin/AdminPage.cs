using CallCenter.Web.Composition;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Kit;
using Crm.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Persistence;

namespace CallCenter.Web.Features.Admin;

/// <summary>What every page of the administration does alike: who works here, refusals at their fields, taking effect at once, an end with the page.</summary>
public abstract class AdminPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private bool _disposed;

    [Inject]
    protected Toasts Toasts { get; set; } = default!;

    [Inject]
    protected Words Words { get; set; } = default!;

    [Inject]
    protected ILiveConfiguration Live { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Who works here, for the audit.</summary>
    protected Actor Me { get; private set; } = Actor.System;

    /// <summary>Cancelled when the page goes; a save that was begun is not.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>What the search box holds.</summary>
    protected string Search { get; set; } = "";

    /// <summary>A save runs.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Somebody else saved in between: the page offers to read again.</summary>
    protected bool IsStale { get; private set; }

    /// <summary>A refusal that belongs to no field.</summary>
    protected string? Problem { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
            Me = PersonClaims.ActorOf((await Authentication).User);
        await LoadAsync();
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>What is wrong with a field, or null.</summary>
    protected string? Error(string field) => _errors.GetValueOrDefault(field);

    /// <summary>Forgets what was wrong: another thing is edited.</summary>
    protected void Forgive()
    {
        _errors.Clear();
        (IsStale, Problem) = (false, null);
    }

    /// <summary>Shows refusals at their fields; true when there were any.</summary>
    protected bool Refuse(IEnumerable<Refusal> refusals)
    {
        Forgive();
        foreach (var refusal in refusals)
        {
            var field = Parameter(refusal, Floor.PlanFaults.Place) ?? Parameter(refusal, "field");
            if (refusal.Rule == Refusal.StaleVersion)
                IsStale = true;
            if (field is null)
                Problem = Words.Of(refusal);
            else
                _errors.TryAdd(field, Words.Of(refusal));
        }

        return _errors.Count > 0 || Problem is not null;
    }

    private static string? Parameter(Refusal refusal, string name) => refusal.Parameters.IsDefault ? null : refusal.Parameters.FirstOrDefault(p => p.Name == name).Value;

    /// <summary>The fields that something is wrong with.</summary>
    protected IEnumerable<string> WrongFields => _errors.Keys;

    /// <summary>Saves, lets it take effect, tells it. False when a rule refused: the form keeps what was typed.</summary>
    /// <param name="save">The save.</param>
    /// <param name="done">What to tell.</param>
    /// <param name="apply">Whether the running floor is told.</param>
    /// <param name="undo">The way back, offered for ten seconds.</param>
    protected async Task<bool> SaveAsync<T>(Func<Task<SaveResult<T>>> save, string done, bool apply = true, Func<Task>? undo = null)
    {
        if (Busy)
            return false;
        Busy = true;
        try
        {
            if (await save() is SaveResult<T>.Refused refused)
            {
                Refuse([refused.Refusal]);
                return false;
            }

            Forgive();
            if (apply)
                await Live.ApplyAsync(CancellationToken.None);
            await LoadAsync();
            Toasts.Ok(done, undo);
            return true;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>Whether one of the texts holds what is searched for.</summary>
    protected bool Found(params ReadOnlySpan<string?> texts)
    {
        if (string.IsNullOrWhiteSpace(Search))
            return true;
        foreach (var text in texts)
        {
            if (text?.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase) is true)
                return true;
        }

        return false;
    }

    /// <summary>The name in the reader's language.</summary>
    protected static string Named(string chinese, string english) => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? chinese : english;

    /// <summary>An instant in the site's time, or a dash.</summary>
    protected static string Local(DateTimeOffset? at) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, SiteZone.Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "–";
}
