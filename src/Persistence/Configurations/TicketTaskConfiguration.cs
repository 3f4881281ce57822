using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class TicketTaskConfiguration : IEntityTypeConfiguration<TicketTask>
{
    public void Configure(EntityTypeBuilder<TicketTask> builder)
    {
        builder.ToTable("TicketTasks").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Text).HasMaxLength(TicketTaskRules.TextLength);
        builder.Property(t => t.OwnerId).HasMaxLength(Lengths.User);
        builder.Property(t => t.CreatedBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.DoneBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.TicketId, t.CreatedAt });
        builder.HasIndex(t => new { t.OwnerId, t.DoneAt });
        builder.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
