using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CallCenter.Web.Tests.Desk;

/// <summary>Everything that was logged, with what came of it to the store.</summary>
internal sealed class SeenLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Statements that wrote forms.</summary>
    public int Writes => Lines.Count(l => l.Contains("\"DeskDrafts\"", StringComparison.Ordinal) && (l.Contains("INSERT", StringComparison.Ordinal) || l.Contains("UPDATE", StringComparison.Ordinal)) && l.Contains("Executed", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
