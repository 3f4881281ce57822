using System.Text.Json;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;
using Persistence.Conventions;

namespace Persistence.Callbacks;

internal sealed class CallbackTaskConfiguration : IEntityTypeConfiguration<CallbackTask>
{
    public void Configure(EntityTypeBuilder<CallbackTask> builder)
    {
        builder.ToTable("CallbackTasks").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(t => t.PlanReason).HasMaxLength(Lengths.Code);
        builder.Property(t => t.OpenedBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.HandledBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.AssignedTo).HasMaxLength(Lengths.User);
        builder.Property(t => t.TakenBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.CloseReason).HasMaxLength(CallbackRules.TextLength);
        builder.Property(t => t.Answers).HasMaxLength(Lengths.Text).HasConversion(
            answers => answers == null ? null : StoreJson.Write(answers),
            json => json == null ? null : JsonSerializer.Deserialize<CallbackAnswers>(json, StoreJson.Options));
        builder.Property(t => t.Version).IsConcurrencyToken();
        // Exactly one: the open one of a ticket, and the n-th of a ticket.
        builder.HasIndex(t => t.OpenFor).IsUnique();
        builder.HasIndex(t => new { t.TicketId, t.Round }).IsUnique();
        builder.HasIndex(t => t.WakeAt);
        builder.HasIndex(t => new { t.State, t.DueAt });
        builder.HasIndex(t => new { t.CustomerId, t.State });
        builder.HasIndex(t => new { t.TakenBy, t.State });
        builder.HasIndex(t => t.DueAt);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
