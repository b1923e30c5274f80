//! JPEG and PNG documents, and how pages are encoded.

use crate::common::{open, open_bytes, pdf, source, stream, worker};
use reader::{Kind, PictureFormat, ReadFault, Repair, TextStatus, survey};
use std::ops::ControlFlow;

const RED: [u8; 3] = [220, 0, 0];
const GREEN: [u8; 3] = [0, 180, 0];
const BLUE: [u8; 3] = [0, 0, 220];
const GREY: [u8; 3] = [128, 128, 128];

/// 64 × 32 pixels with a colour in each corner: red top left, green top right, blue bottom left, grey bottom right.
fn corners() -> Vec<u8> {
    let pixel = |row: usize, column: usize| match (row < 16, column < 32) {
        (true, true) => RED,
        (true, false) => GREEN,
        (false, true) => BLUE,
        (false, false) => GREY,
    };
    (0..32).flat_map(|row| (0..64).flat_map(move |column| pixel(row, column))).collect()
}

fn jpeg_with_orientation(value: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, 95);
    encoder.encode(&corners(), 64, 32, jpeg_encoder::ColorType::Rgb).unwrap();
    let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([value, 0, 0, 0, 0, 0, 0]);
    file.splice(2..2, exif);
    file
}

fn decoded(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut samples).unwrap();
    assert_eq!(frame.color_type, png::ColorType::Rgb);
    (frame.width as usize, frame.height as usize, samples)
}

fn nearest(pixel: &[u8]) -> [u8; 3] {
    let distance = |colour: &[u8; 3]| -> i32 {
        colour.iter().zip(pixel).map(|(one, other)| (i32::from(*one) - i32::from(*other)).abs()).sum()
    };
    [RED, GREEN, BLUE, GREY].into_iter().min_by_key(distance).unwrap()
}

/// Colours of the corners: top left, top right, bottom left, bottom right.
fn seen_corners(bytes: &[u8]) -> [[u8; 3]; 4] {
    let (width, height, samples) = decoded(bytes);
    let at = |row: usize, column: usize| nearest(&samples[(row * width + column) * 3..][..3]);
    [
        at(height / 4, width / 4),
        at(height / 4, width * 3 / 4),
        at(height * 3 / 4, width / 4),
        at(height * 3 / 4, width * 3 / 4),
    ]
}

/// JEITA CP-3451: which side of the scene the stored first row and first column are.
#[test]
fn every_exif_orientation_is_turned_upright() {
    let expected: [(u8, [[u8; 3]; 4]); 8] = [
        (1, [RED, GREEN, BLUE, GREY]),
        (2, [GREEN, RED, GREY, BLUE]),
        (3, [GREY, BLUE, GREEN, RED]),
        (4, [BLUE, GREY, RED, GREEN]),
        (5, [RED, BLUE, GREEN, GREY]),
        (6, [BLUE, RED, GREY, GREEN]),
        (7, [GREY, GREEN, BLUE, RED]),
        (8, [GREEN, GREY, RED, BLUE]),
    ];
    let mut worker = worker();
    for (value, corners) in expected {
        let facts = open_bytes(&mut worker, jpeg_with_orientation(value), Kind::Jpeg).unwrap();
        let (width, height) = if value > 4 { (3200, 6400) } else { (6400, 3200) };
        assert_eq!((facts.pages[0].width, facts.pages[0].height), (width, height), "orientation {value}");
        let picture = worker.page_picture(0, width / 100).unwrap();
        assert_eq!(seen_corners(&picture.bytes), corners, "orientation {value}");
    }
}

#[test]
fn a_photograph_from_a_turned_camera_has_its_upright_size() {
    // Stored 1067 × 1600 with orientation 6.
    let facts = open(&mut worker(), "orientation-6.jpg").unwrap();
    assert_eq!((facts.pages[0].width, facts.pages[0].height), (160_000, 106_700));
}

fn png_file(width: u32, height: u32, colour: png::ColorType, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    file
}

#[test]
fn a_png_is_shown_with_its_colours_and_its_transparency_on_white() {
    let mut worker = worker();
    open_bytes(&mut worker, png_file(64, 32, png::ColorType::Rgb, &corners()), Kind::Png).unwrap();
    assert_eq!(seen_corners(&worker.page_picture(0, 64).unwrap().bytes), [RED, GREEN, BLUE, GREY]);

    let transparent: Vec<u8> = (0..64).flat_map(|column| [200, 0, 0, if column < 32 { 0 } else { 255 }]).collect();
    open_bytes(&mut worker, png_file(64, 1, png::ColorType::Rgba, &transparent), Kind::Png).unwrap();
    let (width, height, samples) = decoded(&worker.page_picture(0, 640).unwrap().bytes);
    let row = &samples[height / 2 * width * 3..];
    assert_eq!(&row[30..33], [255, 255, 255]);
    assert_eq!(&row[width * 3 - 33..][..3], [200, 0, 0]);
}

#[test]
fn a_png_that_claims_to_be_huge_is_refused() {
    let mut file = png_file(1, 1, png::ColorType::Grayscale, &[0]);
    file[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let mut crc = png_crc(&file[12..29]);
    file.splice(29..33, crc.to_be_bytes());
    let fault = open_bytes(&mut worker(), file.clone(), Kind::Png).unwrap_err();
    assert!(matches!(fault, ReadFault::TooLarge { .. }), "{fault}");
    crc ^= 1;
    file.splice(29..33, crc.to_be_bytes());
    let fault = open_bytes(&mut worker(), file, Kind::Png).unwrap_err();
    assert!(matches!(fault, ReadFault::Damaged { .. } | ReadFault::TooLarge { .. }), "{fault}");
}

/// PNG specification, annex D.
fn png_crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

#[test]
fn a_picture_has_no_text() {
    let source = source(jpeg_with_orientation(1));
    let survey = survey(|| Ok(worker()), &source, "照片.jpg", None, |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!((survey.kind, survey.status), (Kind::Jpeg, TextStatus::None));
    assert_eq!(survey.facts.unwrap().repair, Repair::None, "a sound photograph was not mended");
}

/// One page of `size` points whose content is a picture of noise, as a scan compresses.
fn noise(size: (u32, u32)) -> Vec<u8> {
    let mut state = 1_u32;
    let pixels: Vec<u8> = (0..600 * 600 * 3)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect();
    let (width, height) = size;
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R\
             /Resources<</XObject<</I 5 0 R>>>>>>"
        )
        .into_bytes(),
        stream("", format!("q {width} 0 0 {height} 0 0 cm /I Do Q").as_bytes()),
        stream("/Subtype/Image/Width 600/Height 600/BitsPerComponent 8/ColorSpace/DeviceRGB", &pixels),
    ])
}

#[test]
fn small_pictures_are_lossless_and_large_ones_become_jpeg() {
    let mut worker = worker();
    open_bytes(&mut worker, noise((600, 600)), Kind::Pdf).unwrap();
    assert_eq!(worker.page_picture(0, 200).unwrap().format, PictureFormat::Png);
    let large = worker.page_picture(0, 1200).unwrap();
    assert_eq!(large.format, PictureFormat::Jpeg);
    assert!(large.bytes.starts_with(&[0xff, 0xd8, 0xff]));
}

#[test]
fn the_size_of_a_picture_is_bounded_and_keeps_its_proportions() {
    let mut worker = worker();
    open_bytes(&mut worker, noise((600, 300)), Kind::Pdf).unwrap();
    let picture = worker.page_picture(0, u32::MAX).unwrap();
    assert!(u64::from(picture.width) * u64::from(picture.height) <= 17 << 20);
    assert!((f64::from(picture.width) / f64::from(picture.height) - 2.0).abs() < 0.01);
    // A strip a hundred times as high as wide.
    open_bytes(&mut worker, noise((10, 1000)), Kind::Pdf).unwrap();
    let strip = worker.page_picture(0, 8192).unwrap();
    assert!(strip.height <= 8192 && strip.width < 100);
    assert_eq!(worker.page_picture(0, 0).unwrap().width, 8);
}
