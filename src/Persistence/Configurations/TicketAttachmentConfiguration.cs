using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class TicketAttachmentConfiguration : IEntityTypeConfiguration<TicketAttachment>
{
    public void Configure(EntityTypeBuilder<TicketAttachment> builder)
    {
        builder.ToTable("TicketAttachments").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(AttachmentRules.NameLength);
        builder.Property(a => a.Sha256).HasMaxLength(Lengths.Hash);
        builder.Property(a => a.By).HasMaxLength(Lengths.User);
        builder.Property(a => a.DeletedBy).HasMaxLength(Lengths.User);
        builder.HasIndex(a => new { a.TicketId, a.At });
        builder.HasOne<Ticket>().WithMany().HasForeignKey(a => a.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
