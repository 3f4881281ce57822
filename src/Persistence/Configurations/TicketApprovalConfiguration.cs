using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class TicketApprovalConfiguration : IEntityTypeConfiguration<TicketApproval>
{
    public void Configure(EntityTypeBuilder<TicketApproval> builder)
    {
        builder.ToTable("TicketApprovals").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Number).HasMaxLength(Lengths.Number);
        builder.Property(a => a.Reason).HasMaxLength(TicketRules.TextLength);
        builder.Property(a => a.Decision).HasMaxLength(TicketRules.TextLength);
        builder.Property(a => a.RequestedBy).HasMaxLength(Lengths.User);
        builder.Property(a => a.DecidedBy).HasMaxLength(Lengths.User);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => new { a.TicketId, a.State });
        builder.HasIndex(a => new { a.State, a.RequestedAt });
        builder.HasOne<Ticket>().WithMany().HasForeignKey(a => a.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
